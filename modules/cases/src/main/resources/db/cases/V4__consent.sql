-- That a patient agrees to a case being read elsewhere. The newest row of a case counts; none is ever changed but by its withdrawal.
create table cases.consent (
    id                uuid primary key,
    case_id           uuid not null references cases.consult_case,
    basis             text not null,
    given_on          date not null,
    representative    text,
    reason            text,
    purposes          text[] not null,
    reach             text not null,
    valid_until       date,
    document          text,
    document_instance text,
    recorded_by       uuid not null,
    recorded_at       timestamptz not null,
    withdrawn_at      timestamptz,
    withdrawn_by      uuid,
    withdrawal_reason text
);

create index consent_case on cases.consent (case_id, recorded_at);

-- Cases sent before consents were kept go on as they are.
insert into cases.consent (id, case_id, basis, given_on, purposes, reach, recorded_by, recorded_at)
select gen_random_uuid(), id, 'BEFORE_RECORDS', (created_at at time zone 'UTC')::date, array[]::text[], 'NODE', referrer, created_at
from cases.consult_case where state <> 'DRAFT';

-- Until when those who were asked may read; none: as long as the case goes on.
alter table cases.consult_case add column readers_until timestamptz;
