-- One row per signed version of an opinion: what its documents say beside the opinion, and whether they are made.
create table reports.report (
    case_id         uuid        not null,
    version         integer     not null,
    author_zone     text        not null,
    requester_zone  text        not null,
    language        text        not null,
    failures        integer     not null default 0,
    next_attempt_at timestamptz not null,
    reported_at     timestamptz,
    primary key (case_id, version)
);

create index report_due on reports.report (next_attempt_at) where reported_at is null;
