create table sample.thing (id integer primary key);
