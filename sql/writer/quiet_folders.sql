SELECT
    quiet_folders.folder,
    quiet_folders.changed_ns
FROM quiet_folders;
