#!/bin/sh
# `dateline` as the service runs it, for any user: with its home and configuration, and as its user, since files that
# root creates in the home would not be writable for the service.
case $(id -un) in
dateline) ;;
root) exec runuser -u dateline -- "$0" "$@" ;;
*) exec sudo -u dateline "$0" "$@" ;;
esac
export HOME=/var/lib/dateline
export DATELINE_HOME="${DATELINE_HOME:-/var/lib/dateline}"
export DATELINE_CONFIG="${DATELINE_CONFIG:-/etc/dateline/sources.toml}"
exec /opt/dateline/bin/dateline "$@"
