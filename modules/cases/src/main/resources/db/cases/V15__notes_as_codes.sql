-- What the node says in the history of a case, as codes with values; what stands there without them was said before, or by people.
alter table cases.history add reasons text[] not null default '{}';
