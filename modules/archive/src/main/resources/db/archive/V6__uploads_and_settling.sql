-- Uploads in parts that go on after an interruption; when and why a study counts as settled.

alter table archive.deletion add column upload_id text;
comment on column archive.deletion.upload_id is 'By which the store knows an upload in parts that has not been completed';

alter table archive.study
    add column settled_by text check (settled_by in ('QUIET', 'LIST', 'COUNT')),
    add column settle_attempts integer not null default 0,
    add column settle_due_at timestamptz,
    add column expected_count integer;
comment on column archive.study.settled_by is 'QUIET: nothing came for the quiet period; LIST: all that a list names is here; COUNT: as many as were announced';
comment on column archive.study.settle_attempts is 'How often a listener failed on it since the newest instance came';
comment on column archive.study.settle_due_at is 'When it is tried again after a failure';
comment on column archive.study.expected_count is 'Number of Study Related Instances (0020,1208) as a sender gave it';

create table archive.expected_instance (
    study_uid text collate "C" not null,
    uid text collate "C" not null,
    source text not null check (source in ('MPPS', 'COMMITMENT', 'KOS')),
    source_uid text collate "C" not null,
    series_uid text collate "C" not null,
    noted_at timestamptz not null,
    primary key (study_uid, uid, source, source_uid)
);
comment on table archive.expected_instance is 'Instances that a list says belong to a study, here or not';
comment on column archive.expected_instance.source_uid is 'The performed procedure step, the transaction or the key object selection that names it';
comment on column archive.expected_instance.series_uid is 'Empty where the list does not say it';

create index expected_by_source on archive.expected_instance (source, source_uid);

create table archive.performed_step (
    uid text collate "C" primary key,
    status text not null check (status in ('IN PROGRESS', 'COMPLETED', 'DISCONTINUED')),
    calling_ae text not null,
    attributes bytea not null,
    created_at timestamptz not null,
    ended_at timestamptz
);
comment on table archive.performed_step is 'Modality performed procedure steps (PS3.4 F.7), as their creators sent and changed them';
comment on column archive.performed_step.attributes is 'The data set, Explicit VR Little Endian';
