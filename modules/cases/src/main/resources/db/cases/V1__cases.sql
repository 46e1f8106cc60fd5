-- One row a year: the last number given out.
create table cases.case_number (
    year integer primary key,
    last integer not null
);

create table cases.consult_case (
    id                uuid primary key,
    number            text not null unique,
    state             text not null,
    task_status       text not null,
    institution       uuid not null,
    referrer          uuid not null,
    specialist        uuid,
    discipline        text not null,
    urgency           text not null,
    question          text not null,
    diagnosis_system  text,
    diagnosis_code    text,
    diagnosis_display text,
    site              text,
    clinical_summary  text,
    languages         text[] not null,
    studies           text[] not null,
    patient_name      text,
    modalities        text[] not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    submitted_at      timestamptz,
    due_at            timestamptz,
    answered_at       timestamptz,
    held_since        timestamptz,
    held_millis       bigint not null default 0
);

create index consult_case_referrer on cases.consult_case (referrer, updated_at desc);
create index consult_case_specialist on cases.consult_case (specialist, updated_at desc);
create index consult_case_institution on cases.consult_case (institution, updated_at desc);
create index consult_case_studies on cases.consult_case using gin (studies);

create table cases.history (
    id         bigint generated always as identity primary key,
    case_id    uuid not null references cases.consult_case,
    at         timestamptz not null,
    actor      uuid,
    from_state text not null,
    to_state   text not null,
    command    text not null,
    note       text
);

create index history_case on cases.history (case_id, id);

create table cases.manifest_instance (
    case_id      uuid not null references cases.consult_case,
    version      integer not null,
    study        text not null,
    series       text not null,
    sop_instance text not null,
    sop_class    text not null,
    sha256       text not null,
    primary key (case_id, version, sop_instance)
);

create table cases.offer (
    id          uuid primary key,
    case_id     uuid not null references cases.consult_case,
    person      uuid not null,
    state       text not null,
    backup      boolean not null,
    offered_at  timestamptz not null,
    answered_at timestamptz,
    reason      text
);

create index offer_case on cases.offer (case_id, offered_at);
create index offer_person on cases.offer (person) where state = 'REQUESTED';
create unique index offer_open on cases.offer (case_id, person) where state = 'REQUESTED';

-- Of two acceptances one wins, whatever the program does.
create unique index offer_accepted on cases.offer (case_id) where state = 'ACCEPTED';

create table cases.message (
    id      uuid primary key,
    case_id uuid not null references cases.consult_case,
    kind    text not null,
    author  uuid not null,
    text    text not null,
    at      timestamptz not null
);

create index message_case on cases.message (case_id, at);

create table cases.opinion_draft (
    case_id        uuid primary key references cases.consult_case,
    findings       text not null,
    conclusion     text not null,
    recommendation text not null
);

create table cases.opinion (
    case_id          uuid not null references cases.consult_case,
    version          integer not null,
    author           uuid not null,
    findings         text not null,
    conclusion       text not null,
    recommendation   text not null,
    manifest_version integer not null,
    signed_at        timestamptz not null,
    sr_series        text not null,
    sr_instance      text not null,
    pdf_series       text not null,
    pdf_instance     text not null,
    delivered_at     timestamptz,
    acknowledged_at  timestamptz,
    primary key (case_id, version)
);

create index opinion_sr_series on cases.opinion (sr_series);
create index opinion_pdf_series on cases.opinion (pdf_series);
create index opinion_undelivered on cases.opinion (signed_at) where delivered_at is null;

create table cases.routing_step (
    case_id     uuid not null references cases.consult_case,
    decision    integer not null,
    position    integer not null,
    rule        text not null,
    outcome     text not null,
    person      uuid,
    explanation text not null,
    primary key (case_id, decision, position)
);

-- What rings when; a row is taken out when it has rung.
create table cases.clock (
    case_id uuid not null references cases.consult_case,
    kind    text not null,
    subject text not null,
    due_at  timestamptz not null,
    rounds  integer not null default 0,
    primary key (case_id, kind, subject)
);

create index clock_due on cases.clock (due_at);

create table cases.unread (
    person  uuid not null,
    case_id uuid not null references cases.consult_case,
    primary key (person, case_id)
);

create table cases.outcome (
    case_id           uuid primary key references cases.consult_case,
    discrepancy       text not null,
    treatment_changed boolean not null,
    note              text,
    recorded_by       uuid not null,
    recorded_at       timestamptz not null
);

create table cases.specialist_profile (
    person         uuid primary key,
    sites          text[] not null,
    modalities     text[] not null,
    on_duty        boolean not null,
    open_cases_max integer not null,
    licence_until  date
);
