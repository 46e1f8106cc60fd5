-- Whose the images are, put right by people and by messages of the hospital's systems. Nothing here changes stored bytes.

create table archive.correction (
    id bigint generated always as identity primary key,
    institution uuid not null,
    kind text not null,
    study_uid text collate "C",
    prior_id text,
    prior_issuer text,
    patient_id text not null,
    issuer text not null,
    patient_name text,
    birth_date date,
    sex text,
    made_by text not null,
    control_id text not null,
    reason text not null,
    made_at timestamptz not null,
    undone_by text,
    undone_reason text,
    undone_at timestamptz,
    check ((study_uid is null) <> (prior_id is null))
);
comment on column archive.correction.kind is 'MOVE, MERGE or UPDATE';
comment on column archive.correction.patient_name is 'None: as received';
comment on column archive.correction.control_id is 'Message Control ID (MSH-10) of the message that asked for it';
create index correction_by_study on archive.correction (study_uid, id) where undone_at is null and study_uid is not null;
create index correction_by_patient on archive.correction (institution, prior_id, prior_issuer, id) where undone_at is null;
create unique index correction_by_message on archive.correction (institution, made_by, control_id, kind, prior_id, prior_issuer)
    where control_id <> '' and undone_at is null;

create table archive.study_correction (
    study_uid text collate "C" not null references archive.study on delete cascade,
    correction bigint not null references archive.correction,
    primary key (study_uid, correction)
);
comment on table archive.study_correction is 'Which corrections a study shows now';
create index study_correction_by_correction on archive.study_correction (correction);

alter table archive.study add column revision bigint not null default 0;
comment on column archive.study.revision is 'Grows whenever corrections change what the study shows; 0: as received, always';
