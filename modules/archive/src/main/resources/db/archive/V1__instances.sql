-- The index of everything received. Derived from the spool and the object store; UIDs are compared byte by byte.

create table archive.patient (
    id bigint generated always as identity primary key,
    institution uuid not null,
    patient_id text not null,
    issuer text not null,
    unique (institution, patient_id, issuer)
);
comment on table archive.patient is 'One person as one institution names it; never merged by the ID alone';

create table archive.study (
    uid text collate "C" primary key,
    institution uuid not null,
    patient bigint references archive.patient,
    patient_id text not null,
    issuer text not null,
    patient_name text not null,
    patient_name_forms text[] not null,
    patient_name_words text[] not null,
    birth_date date,
    sex text not null,
    study_date date,
    study_time time,
    study_id text not null,
    accession_number text not null,
    description text not null,
    referring_physician text not null,
    referring_physician_forms text[] not null,
    referring_physician_words text[] not null,
    search_text text not null,
    modalities text[] not null default '{}',
    sop_classes text[] not null default '{}',
    series_count integer not null default 0,
    instance_count integer not null default 0,
    received_at timestamptz not null,
    settled boolean not null default false
);
comment on column archive.study.patient is 'None where the patient has no ID';
comment on column archive.study.patient_name_forms is 'The whole name and each component group, folded for matching';
comment on column archive.study.patient_name_words is 'The components of all groups, folded for fuzzy matching';
comment on column archive.study.received_at is 'Arrival of the newest instance';
create index study_by_date on archive.study (study_date desc nulls last, study_time desc nulls last, received_at desc, uid);
create index study_by_institution on archive.study (institution);
create index study_by_patient on archive.study (patient_id, issuer);
create index study_by_accession on archive.study (accession_number) where accession_number <> '';
create index study_unsettled on archive.study (received_at) where not settled;

create table archive.series (
    study_uid text collate "C" not null references archive.study,
    uid text collate "C" not null,
    modality text not null,
    number integer,
    description text not null,
    body_part text not null,
    laterality text not null,
    performed_date date,
    performed_time time,
    instance_count integer not null default 0,
    primary key (study_uid, uid)
);
create index series_by_uid on archive.series (uid);

create table archive.instance (
    uid text collate "C" primary key,
    study_uid text collate "C" not null,
    series_uid text collate "C" not null,
    sop_class text collate "C" not null,
    transfer_syntax text collate "C" not null,
    number integer,
    rows integer,
    columns integer,
    bits_allocated integer,
    frames integer,
    length bigint not null,
    sha256 bytea not null,
    received_at timestamptz not null,
    channel text not null,
    calling_ae text not null,
    called_ae text not null,
    address text not null,
    spool_place text collate "C",
    object_key text collate "C",
    data_offset bigint not null default 0,
    damaged boolean not null default false,
    header bytea not null,
    bulk bytea not null,
    foreign key (study_uid, series_uid) references archive.series (study_uid, uid),
    check ((spool_place is null) <> (object_key is null))
);
comment on column archive.instance.data_offset is 'Where the data set begins within the object: behind the file meta group';
comment on column archive.instance.damaged is 'Its bytes in the spool do not match the digest; never moved';
comment on column archive.instance.header is 'The elements without bulk data, Explicit VR Little Endian';
comment on column archive.instance.bulk is 'Tag, VR, offset and length of the elements left out of the header';
create index instance_by_series on archive.instance (study_uid, series_uid);
create index instance_in_spool on archive.instance (received_at) where spool_place is not null and not damaged;
create unique index instance_by_object on archive.instance (object_key) where object_key is not null;

create table archive.announcement (
    uid text collate "C" primary key references archive.instance on delete cascade,
    attempts integer not null default 0,
    due_at timestamptz not null
);
comment on table archive.announcement is 'Instances whose arrival the rest of the node has not been told yet';

create table archive.quarantine (
    id bigint generated always as identity primary key,
    uid text collate "C" not null,
    study_uid text collate "C" not null,
    series_uid text collate "C" not null,
    sha256 bytea not null,
    file text not null,
    received_at timestamptz not null,
    channel text not null,
    calling_ae text not null,
    called_ae text not null,
    address text not null,
    unique (uid, sha256)
);
comment on table archive.quarantine is 'Newcomers with the UID of another instance and other content, kept as files';
