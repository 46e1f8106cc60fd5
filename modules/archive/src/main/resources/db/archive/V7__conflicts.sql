-- What people decide about newcomers, and the versions of an instance that such a decision replaced.

alter table archive.quarantine
    add column kind text not null default 'OTHER_CONTENT',
    add column decision text,
    add column reason text,
    add column decided_by text,
    add column decided_at timestamptz,
    add column version integer,
    add column removed_at timestamptz;
comment on column archive.quarantine.kind is 'OTHER_CONTENT, OTHER_SERIES or FOREIGN_SENDER';
comment on column archive.quarantine.decision is 'KEEP, REPLACE or DISCARD; none while it waits for a person';
comment on column archive.quarantine.version is 'The version of the instance that it became';
comment on column archive.quarantine.removed_at is 'When its file was deleted';

update archive.quarantine q set kind = 'OTHER_SERIES'
from archive.instance i
where i.uid = q.uid and (i.study_uid <> q.study_uid or i.series_uid <> q.series_uid);

create index quarantine_by_arrival on archive.quarantine (received_at desc, id desc);
create index quarantine_decided on archive.quarantine (decided_at) where decision is not null and removed_at is null;

alter table archive.instance add column version integer not null default 1;
comment on column archive.instance.version is '1, and one more whenever a person replaced it';

create table archive.version (
    uid text collate "C" not null,
    version integer not null,
    study_uid text collate "C" not null,
    series_uid text collate "C" not null,
    sop_class text collate "C" not null,
    transfer_syntax text collate "C" not null,
    length bigint not null,
    sha256 bytea not null,
    received_at timestamptz not null,
    channel text not null,
    calling_ae text not null,
    called_ae text not null,
    address text not null,
    object_key text collate "C" not null,
    data_offset bigint not null,
    header bytea not null,
    bulk bytea not null,
    primary key (uid, version)
);
comment on table archive.version is 'Replaced versions of instances: their bytes stay in the object store';
create index version_by_object on archive.version (object_key);

create view archive.stored as
    select uid, study_uid, object_key, data_offset, length, sha256 from archive.instance where object_key is not null
    union all
    select uid, study_uid, object_key, data_offset, length, sha256 from archive.version;
comment on view archive.stored is 'Everything that lies in the object store and is pointed at: current versions and replaced ones';
