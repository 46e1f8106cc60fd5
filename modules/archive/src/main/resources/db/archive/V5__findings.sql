-- What checking the object store against the index, and its bytes against their digests, has found; and how far the checks are.

create table archive.finding (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('ORPHAN', 'MISSING', 'SHORT', 'ALTERED', 'PACK_INDEX', 'SPOOL')),
    object_key text collate "C" not null,
    uid text collate "C" not null,
    study_uid text collate "C" not null,
    instances integer not null,
    bytes bigint not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    state text not null check (state in ('OPEN', 'RESOLVED', 'IGNORED')),
    decided_at timestamptz,
    decided_by uuid,
    outcome text,
    unique (kind, object_key, uid)
);
comment on table archive.finding is 'Something about stored bytes that a person should know; nothing is ever deleted because of a row here';
comment on column archive.finding.object_key is 'Empty for bytes in the spool';
comment on column archive.finding.uid is 'SOP instance, empty where the whole object is meant';
comment on column archive.finding.instances is 'Instances that cannot be read because of it';
comment on column archive.finding.decided_by is 'Person who decided; none where a later check found it gone';
create index finding_by_state on archive.finding (state, last_seen desc, id);
create index finding_by_object on archive.finding (object_key);

create table archive.check_round (
    name text primary key,
    position text collate "C" not null default '',
    running boolean not null default false,
    requested boolean not null default false,
    started_at timestamptz,
    ended_at timestamptz,
    objects bigint not null default 0,
    bytes bigint not null default 0
);
comment on table archive.check_round is 'How far a walk through the object store has come: it goes on from there after a restart';
comment on column archive.check_round.position is 'Key of the last object done; the walk is in the order of the keys';
comment on column archive.check_round.objects is 'Looked at in this round';
comment on column archive.check_round.bytes is 'Of these: listed by the reconciler, read by the scrubber';
insert into archive.check_round (name) values ('RECONCILE'), ('SCRUB');

create index instance_damaged on archive.instance (uid) where damaged;

alter table archive.deletion add column content bytea;
comment on column archive.deletion.content is 'What a large object is made of, so that an interrupted upload of the same goes on under its key';
create index deletion_by_content on archive.deletion (content) where content is not null;
