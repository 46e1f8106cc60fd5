-- What a worklist client has said of an offer it has claimed: its lock, how far it is, who asked it to stop.
-- An offer without a row was answered in the portal.
create table cases.reading_task (
    offer               uuid primary key references cases.offer,
    transaction_uid     text,
    progress_percent    double precision,
    progress_text       text,
    progressed_at       timestamptz,
    cancel_requested_at timestamptz,
    cancel_reason       text,
    cancel_contact      text,
    cancel_uri          text
);

-- Tasks of a person, also those that have ended.
create index offer_tasks on cases.offer (person, offered_at);
