-- How long studies are kept, what keeps one from being deleted, and what is left to know of those that were.

create table archive.retention_policy (
    id bigint generated always as identity primary key,
    institution uuid,
    position integer not null,
    name text not null,
    modalities text[] not null default '{}',
    sender text not null default '',
    younger_than_years integer check (younger_than_years > 0),
    keep_years integer not null default 0 check (keep_years >= 0),
    keep_months integer not null default 0 check (keep_months >= 0),
    keep_days integer not null default 0 check (keep_days >= 0),
    for_ever boolean not null default false,
    counted_from text[] not null,
    until_age_years integer check (until_age_years > 0),
    notice_days integer check (notice_days > 0),
    active boolean not null default false,
    changed_by text not null,
    changed_at timestamptz not null,
    check (for_ever or keep_years + keep_months + keep_days > 0),
    check (for_ever or cardinality(counted_from) > 0)
);
comment on table archive.retention_policy is 'The first one that is active and matches a study says how long it is kept; none: for ever';
comment on column archive.retention_policy.institution is 'None: for every institution, after its own ones';
comment on column archive.retention_policy.modalities is 'A study matches with any of them; empty: every study';
comment on column archive.retention_policy.sender is 'Calling AE title of any of its instances; empty: every sender';
comment on column archive.retention_policy.younger_than_years is 'Age of the patient at the study; matches too where that is not known';
comment on column archive.retention_policy.counted_from is 'STUDY_DATE, RECEIPT (newest arrival), OPENED (last time somebody did); the latest of them counts';
comment on column archive.retention_policy.until_age_years is 'Kept at least until the end of the year in which the patient is so old; for ever where the date of birth is not known';
comment on column archive.retention_policy.notice_days is 'Carried out so long after it was proposed; none: a person has to confirm';

create table archive.legal_hold (
    id bigint generated always as identity primary key,
    study_uid text collate "C" not null,
    reason text not null,
    placed_by text not null,
    placed_at timestamptz not null,
    lifted_by text,
    lifted_reason text,
    lifted_at timestamptz
);
create index legal_hold_by_study on archive.legal_hold (study_uid) where lifted_at is null;

create table archive.study_deletion (
    id bigint generated always as identity primary key,
    study_uid text collate "C" not null,
    institution uuid not null,
    study_date date,
    modalities text[] not null,
    policy bigint,
    policy_name text not null,
    reason text not null,
    state text not null check (state in ('PROPOSED', 'WITHDRAWN', 'DISMISSED', 'HIDDEN', 'TAKEN_BACK', 'DELETED')),
    proposed_at timestamptz not null,
    carried_out_from timestamptz,
    decided_by text,
    hidden_at timestamptz,
    removed_from timestamptz,
    blocked_by text[] not null default '{}',
    tried_at timestamptz,
    ended_by text,
    ended_reason text,
    ended_at timestamptz,
    instances integer not null default 0,
    bytes bigint not null default 0,
    in_journal boolean not null default false,
    entry uuid not null default gen_random_uuid() unique,
    journaled boolean not null default true
);
comment on column archive.study_deletion.entry is 'Names it in the journal, and in every database that is made again from it';
comment on column archive.study_deletion.journaled is 'Whether the journal in the object store says what this row says; proposals are never in it';
create index study_deletion_to_journal on archive.study_deletion (id) where not journaled;
comment on column archive.study_deletion.in_journal is 'Whether the journal in the object store may still say corrections of the deleted study';
comment on table archive.study_deletion is 'Proposals to delete studies and what became of them; of a deleted study this stays, and nothing of its patient';
comment on column archive.study_deletion.policy is 'None where a person asked for it';
comment on column archive.study_deletion.carried_out_from is 'End of the notice; none while a person has to confirm';
comment on column archive.study_deletion.removed_from is 'End of the grace: from then on its bytes are removed';
comment on column archive.study_deletion.blocked_by is 'What kept it from being carried out when that was last tried';
create unique index study_deletion_open on archive.study_deletion (study_uid) where state in ('PROPOSED', 'HIDDEN');
create index study_deletion_by_study on archive.study_deletion (study_uid, id);
create index study_deletion_in_journal on archive.study_deletion (ended_at) where in_journal;
create index study_deletion_by_state on archive.study_deletion (state, id);

create table archive.deleted_instance (
    deletion bigint not null references archive.study_deletion on delete cascade,
    uid text collate "C" not null,
    version integer not null,
    sop_class text collate "C" not null,
    length bigint not null,
    sha256 bytea not null,
    primary key (deletion, uid, version)
);
comment on table archive.deleted_instance is 'What a hidden study holds, and a deleted one held: digests, never content';
create index deleted_instance_by_uid on archive.deleted_instance (uid);

-- Nobody knows when what is here was opened before: it counts as opened now.
alter table archive.study add column opened_at timestamptz default now();
alter table archive.study alter column opened_at drop default;
comment on column archive.study.opened_at is 'When a person or another system last read images of it, to the day';

create table archive.retention_round (
    id integer primary key default 1 check (id = 1),
    position text collate "C" not null default '',
    running boolean not null default false,
    started_at timestamptz,
    ended_at timestamptz,
    studies bigint not null default 0,
    proposed bigint not null default 0
);
comment on table archive.retention_round is 'How far the walk through all studies has come that looks for those whose time is over';
comment on column archive.retention_round.position is 'UID of the last study looked at';
insert into archive.retention_round default values;
