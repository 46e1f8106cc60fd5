-- What people decide is written beside the packs, so that an index made again from the store knows it; the certificate by which a
-- sender proved who it is; how much of a study somebody has announced.

alter table archive.correction
    add column entry uuid not null default gen_random_uuid() unique,
    add column journaled boolean not null default false;
comment on column archive.correction.entry is 'Names it in the journal, and in every database that is made again from it';
comment on column archive.correction.journaled is 'Whether the journal in the object store says what this row says';
alter table archive.rejection add column journaled boolean not null default false;
alter table archive.quarantine add column journaled boolean not null default false;

create index correction_to_journal on archive.correction (id) where not journaled;
create index rejection_to_journal on archive.rejection (id) where not journaled;
create index quarantine_to_journal on archive.quarantine (id) where not journaled and decision is not null;

create table archive.journal_object (
    object_key text collate "C" primary key,
    length bigint not null,
    sha256 bytea not null,
    written_at timestamptz not null
);
comment on table archive.journal_object is 'Objects of the store that hold decisions; none is ever deleted';

create unlogged table archive.journal_line (
    line jsonb not null
);
comment on table archive.journal_line is 'Filled while the index is made again, empty otherwise';

alter table archive.instance add column certificate bytea, add column certificate_subject text;
alter table archive.version add column certificate bytea, add column certificate_subject text;
alter table archive.quarantine add column certificate bytea, add column certificate_subject text;
comment on column archive.instance.certificate is 'SHA-256 of the TLS certificate that the sender proved to own; none without TLS';
comment on column archive.instance.certificate_subject is 'Its subject (RFC 2253)';

create or replace view archive.stored as
    select uid, study_uid, object_key, data_offset, length, sha256 from archive.instance where object_key is not null
    union all
    select uid, study_uid, object_key, data_offset, length, sha256 from archive.version
    union all
    select ''::text collate "C", ''::text collate "C", object_key, 0::bigint, length, sha256 from archive.journal_object;
comment on view archive.stored is
    'Everything in the object store that is pointed at: current versions, replaced ones, and the journal, which has no UID';

create table archive.announced_count (
    study_uid text collate "C" not null,
    announced_by text not null,
    instances integer check (instances > 0),
    series integer check (series > 0),
    noted_at timestamptz not null,
    primary key (study_uid, announced_by),
    check (instances is not null or series is not null)
);
comment on table archive.announced_count is 'How much of a study somebody said there is, also before it comes';
comment on column archive.announced_count.announced_by is 'The case that says so: CASE and its number';
