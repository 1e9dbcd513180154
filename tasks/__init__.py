"""The rooms of Dateline: one module or package a stage, as plain functions."""
