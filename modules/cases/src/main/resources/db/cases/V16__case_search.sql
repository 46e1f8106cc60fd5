-- Without marks, small, and with the parts of a person's name apart: what is typed and what is kept are compared in this form.
create function cases.folded(words text) returns text language sql immutable strict parallel safe as $$
    select translate(lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')), 'đ^=', 'd  ')
$$;

alter table cases.consult_case add column search_text text not null generated always as (cases.folded(
    number || ' ' || coalesce(patient_name, '') || ' ' || question || ' ' || coalesce(diagnosis_code, '') || ' '
    || coalesce(diagnosis_display, '') || ' ' || coalesce(site, ''))) stored;
