-- What a case waits for: asked for by its specialist, or named by its referrer before it was sent.
create table cases.material_request (
    id           uuid primary key,
    case_id      uuid not null references cases.consult_case,
    kind         text not null,
    text         text not null,
    body_site    text,
    modality     text,
    accession    text,
    requested_by uuid not null,
    requested_at timestamptz not null,
    state        text not null,
    study        text,
    ended_at     timestamptz
);

create index material_request_case on cases.material_request (case_id, requested_at);
create index material_request_accession on cases.material_request (accession) where state = 'OPEN' and accession is not null;

-- Studies that came for the patient of an open case: a person says whether they belong to it. A row is never asked about twice.
create table cases.study_proposal (
    case_id     uuid not null references cases.consult_case,
    study       text not null,
    reason      text not null,
    proposed_at timestamptz not null,
    state       text not null,
    decided_by  uuid,
    decided_at  timestamptz,
    primary key (case_id, study)
);

create index study_proposal_open on cases.study_proposal (case_id) where state = 'OPEN';

-- Cases that wait before they are sent on have a clock from now on.
insert into cases.clock (case_id, kind, subject, due_at, rounds)
select id, 'COLLECT', '', now(), 0 from cases.consult_case where state in ('COLLECTING', 'CLEARING')
on conflict do nothing;

-- Tables of codes that the hospital has brought from its licensed files. Of each system one is active; without one the demonstration serves.
create table cases.code_table (
    id          uuid primary key,
    system      text not null,
    version     text not null,
    state       text not null,
    rows        integer not null,
    skipped     integer not null,
    sha256      text,
    imported_by uuid not null,
    started_at  timestamptz not null,
    ended_at    timestamptz
);

create unique index code_table_active on cases.code_table (system) where state = 'ACTIVE';
create unique index code_table_running on cases.code_table (system) where state = 'RUNNING';

create table cases.code (
    table_id uuid not null references cases.code_table,
    code     text collate "C" not null,
    display  text not null,
    plain    text not null,
    primary key (table_id, code)
);
comment on column cases.code.plain is 'Lower case without accents: code, display and synonyms, a blank before every word';

-- Question templates of the hospital's own; those that are shipped stand in the program.
create table cases.question_template (
    id          uuid primary key,
    institution uuid not null,
    content     text not null,
    changed_by  uuid not null,
    changed_at  timestamptz not null
);

create index question_template_institution on cases.question_template (institution);
