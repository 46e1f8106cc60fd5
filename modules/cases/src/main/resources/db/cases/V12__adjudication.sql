-- Who read a case before another specialist was asked to decide, and goes on seeing it.
alter table cases.consult_case add heard uuid;

-- Two opinions that differ, and whom they were put before; a new row when somebody else is asked in their place.
create table cases.adjudication (
    case_id        uuid not null references cases.consult_case,
    number         integer not null,
    at             timestamptz not null,
    asked_by       uuid not null,
    adjudicator    uuid not null,
    other          text not null,
    findings       text not null,
    conclusion     text not null,
    recommendation text not null,
    primary key (case_id, number)
);
