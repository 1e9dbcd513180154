-- Folders of the archive that hold nothing but loaded segments, as of a change of the folder: a run need not list them.
CREATE TABLE quiet_folders (
    folder VARCHAR NOT NULL, -- path under the archive
    changed_ns BIGINT NOT NULL -- modification time of the folder, nanoseconds since 1970
);
