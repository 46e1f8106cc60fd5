-- Files that are no images: kept in the object store like them, whole, each in an object of its own.

create table archive.kept_file (
    object_key text collate "C" primary key,
    length bigint not null check (length > 0),
    sha256 bytea not null,
    kept_at timestamptz not null
);
comment on table archive.kept_file is 'Objects of the store that are one file each, as it was brought; who they belong to is said elsewhere';

create or replace view archive.stored as
    select uid, study_uid, object_key, data_offset, length, sha256 from archive.instance where object_key is not null
    union all
    select uid, study_uid, object_key, data_offset, length, sha256 from archive.version
    union all
    select ''::text collate "C", ''::text collate "C", object_key, 0::bigint, length, sha256 from archive.journal_object
    union all
    select ''::text collate "C", ''::text collate "C", object_key, 0::bigint, length, sha256 from archive.kept_file;
comment on view archive.stored is
    'Everything in the object store that is pointed at: current versions, replaced ones, the journal and kept files, which have no UID';
