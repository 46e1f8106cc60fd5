import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/useSession';
import { Answer } from '../../ui/Answer';
import { Page } from '../../ui/Page';
import { current, formOf as consentOf } from '../consent/consent';
import { useCase } from '../queries';
import { AskForm } from './AskForm';
import { emptyForm, formOf } from './request';

/** A new question about a study. */
export function AskPage() {
  const { t } = useTranslation();
  const { study } = useSearch({ from: '/ask' });
  const { person } = useSession();
  return (
    <Page title={t('ask.title')} lead={t('ask.lead')}>
      <AskForm key={study} initial={emptyForm(study, person.languages)} />
    </Page>
  );
}

/** A draft taken up again. */
export function EditPage() {
  const { t } = useTranslation();
  const { case: id } = useParams({ from: '/cases/$case/edit' });
  return (
    <Page title={t('ask.title')} lead={t('ask.lead')}>
      <Answer of={useCase(id)}>{(one) => <AskForm initial={formOf(one)} consent={consentOf(current(one))} draftId={one.id} />}</Answer>
    </Page>
  );
}
