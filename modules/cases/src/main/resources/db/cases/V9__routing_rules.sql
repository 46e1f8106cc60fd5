-- Why a rule did what it did, as codes with their values (unit separators between them); empty for decisions of before.
alter table cases.routing_step add column reasons text[] not null default '{}';

-- What coordinators laid down for an institution and those below it that have nothing of their own. A version is never changed.
create table cases.rule_set (
    institution uuid        not null,
    version     integer     not null,
    saved_at    timestamptz not null,
    saved_by    uuid        not null,
    note        text,
    restores    integer,
    ranks       text[]      not null,
    primary key (institution, version)
);

create table cases.routing_rule (
    institution   uuid    not null,
    version       integer not null,
    position      integer not null,
    name          text    not null,
    effect        text    not null,
    disciplines   text[]  not null,
    urgencies     text[]  not null,
    sites         text[]  not null,
    modalities    text[]  not null,
    languages     text[]  not null,
    institutions  text[]  not null,
    specialties   text[]  not null,
    rings         text[]  not null,
    unless_nobody boolean not null,
    primary key (institution, version, position),
    foreign key (institution, version) references cases.rule_set
);
