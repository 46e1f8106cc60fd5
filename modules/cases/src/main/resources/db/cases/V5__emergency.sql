-- A case opened to somebody at once because of an emergency; stays until a privacy officer has looked at it, and after that.
create table cases.emergency (
    id          uuid primary key,
    case_id     uuid not null references cases.consult_case,
    institution uuid not null,
    opened_by   uuid not null,
    opened_at   timestamptz not null,
    reader      uuid not null,
    ends_at     timestamptz not null,
    reason      text not null,
    reviewed_by uuid,
    reviewed_at timestamptz,
    justified   boolean,
    note        text
);

create index emergency_institution on cases.emergency (institution, opened_at desc);
create index emergency_case on cases.emergency (case_id);
