-- Requests of storage commitment, until their results have been heard.

create table archive.commitment (
    id bigint generated always as identity primary key,
    transaction_uid text collate "C" not null,
    calling_ae text not null,
    requested_at timestamptz not null,
    decide_by timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    ended_at timestamptz,
    heard boolean not null default false,
    unique (calling_ae, transaction_uid)
);
comment on column archive.commitment.decide_by is 'What does not lie in the object store by then is reported as a failure';
comment on column archive.commitment.due_at is 'When it is looked at next; moved on while somebody works on it';
comment on column archive.commitment.ended_at is 'When the result was heard, or nobody tries to tell it any more';
create index commitment_due on archive.commitment (due_at) where ended_at is null;

create table archive.commitment_reference (
    commitment bigint not null references archive.commitment on delete cascade,
    position integer not null,
    sop_class text collate "C" not null,
    uid text collate "C" not null,
    outcome integer,
    primary key (commitment, position)
);
comment on column archive.commitment_reference.outcome is 'None while it waits; 0 committed; else Failure Reason (0008,1197)';
