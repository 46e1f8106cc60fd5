-- By which files and other systems know an institution: names change.
alter table security.institution add column identifier text unique;

create table security.department (
    institution uuid not null references security.institution,
    name        text not null,
    primary key (institution, name)
);
