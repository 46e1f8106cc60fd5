-- When an institution works, and which clocks count that time only. Hours as MONDAY 08:00 17:00, holidays as 2026-11-23 and
-- the name, clocks as RADIOLOGY and the length in minutes of work.
create table cases.working_calendar (
    institution uuid primary key,
    zone        text   not null,
    hours       text[] not null,
    holidays    text[] not null,
    clocks      text[] not null
);

-- By which hours the answer to a case is due, as they were when it was sent: a later change of the calendar moves nothing.
create table cases.counted_time (
    case_id     uuid primary key references cases.consult_case,
    institution uuid   not null,
    minutes     bigint not null,
    zone        text   not null,
    hours       text[] not null,
    holidays    text[] not null
);
