-- Who is told of changes of workitems: of one, or by the well-known UIDs of all and of those that match a filter. A row that is excluded takes
-- one workitem out of the subscriptions to all; a suspended one holds for what there was then.
create table web.worklist_subscription (
    owner        text not null,
    ae_title     text not null,
    workitem     text not null,
    filter       text[] not null,
    excluded     boolean not null,
    suspended_at timestamptz,
    created_at   timestamptz not null,
    primary key (owner, ae_title, workitem)
);
