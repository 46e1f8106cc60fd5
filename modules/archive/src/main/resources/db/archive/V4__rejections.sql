-- Images that a rejection note (IHE RAD TF-2 4.66) has taken out of use. They are hidden, not deleted.

create table archive.rejection (
    id bigint generated always as identity primary key,
    note_uid text collate "C" not null unique,
    study_uid text collate "C" not null,
    institution uuid not null,
    code text not null,
    sender text not null,
    received_at timestamptz not null,
    undone_by text,
    undone_reason text,
    undone_at timestamptz
);
comment on column archive.rejection.note_uid is 'SOP instance of the key object selection document that said so';
comment on column archive.rejection.code is 'Its title, of the coding scheme DCM: 113001, 113037, 113038 or 113039';

create table archive.rejected (
    uid text collate "C" not null,
    rejection bigint not null references archive.rejection,
    primary key (uid, rejection)
);
comment on table archive.rejected is 'What a rejection hides, also before it comes';

alter table archive.instance add column hidden boolean not null default false;
comment on column archive.instance.hidden is 'Rejected: no query finds it and nothing sends it';
