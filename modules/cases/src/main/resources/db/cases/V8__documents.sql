-- Documents of a case: each is a file that the archive keeps in the object store; here is what it is and what became of it.
create table cases.document (
    id                uuid primary key,
    case_id           uuid not null references cases.consult_case,
    name              text not null,
    kind              text not null,
    type              text not null,
    length            bigint not null,
    sha256            text not null,
    object_key        text collate "C" not null unique,
    uploaded_by       uuid not null,
    uploaded_at       timestamptz not null,
    superseded_at     timestamptz,
    superseded_by     uuid,
    superseded_reason text,
    text_state        text not null,
    text              text,
    text_attempts     integer not null default 0,
    text_due_at       timestamptz not null
);

create index document_case on cases.document (case_id, uploaded_at);
create index document_text_due on cases.document (text_due_at) where text_state = 'WAITING';
comment on column cases.document.text_due_at is 'When somebody may try to read its text: later while somebody does';

-- The documents that belonged to a version of the manifest, beside its instances.
create table cases.manifest_document (
    case_id  uuid not null references cases.consult_case,
    version  integer not null,
    document uuid not null references cases.document,
    sha256   text not null,
    primary key (case_id, version, document)
);

alter table cases.consent add column document_file uuid references cases.document;
comment on column cases.consent.document_file is 'The signed paper among the documents of the case';
