import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { personName } from '../../format/names';
import { OpinionSection } from '../../opinion/OpinionSection';
import { Answer } from '../../ui/Answer';
import { Facts } from '../../ui/Facts';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';
import { languageName } from '../../format/languageName';
import { AdjudicationPanel } from '../adjudication/AdjudicationPanel';
import { DocumentsPanel } from '../documents/DocumentsPanel';
import { ConsentPanel } from '../consent/ConsentPanel';
import { MaterialPanel } from '../material/MaterialPanel';
import { institutionText, personText } from '../people';
import { useCase } from '../queries';
import type { Case } from '../types';
import { DisciplineMark, UrgencyMark } from '../Urgency';
import { CaseActions } from './CaseActions';
import styles from './CasePage.module.css';
import { Clocks } from './Clocks';
import { History } from './History';
import { Messages } from './Messages';
import { Offers } from './Offers';
import { CaseStudies } from './CaseStudies';
import { Way } from './Way';

export function CasePage() {
  const { case: id } = useParams({ from: '/cases/$case' });
  return <Answer of={useCase(id)} rows={9}>{(one) => <Open of={one} />}</Answer>;
}

function Open({ of }: { of: Case }) {
  const { t, i18n } = useTranslation();
  return (
    <Page
      title={t('cases.number', { number: of.number })}
      lead={
        <span className={styles.lead}>
          <DisciplineMark discipline={of.discipline} size={17} />
          <span><strong data-testid="case-patient">{personName(of.patientName) || t('studies.noName')}</strong>{of.diagnosis && <> · {of.diagnosis.code} {of.diagnosis.display}</>}</span>
          <UrgencyMark urgency={of.urgency} />
        </span>
      }
      actions={<CaseActions of={of} />}
    >
      <div data-testid="case" data-state={of.state}>
        <Way of={of} />
        <div className={styles.columns}>
          <div className={styles.main}>
            <OpinionSection of={of} />
            {of.adjudication && <AdjudicationPanel of={of.adjudication} />}
            <Panel title={t('cases.question')} testid="question">
              <p className={styles.question}>{of.question}</p>
              {of.clinicalSummary && (
                <>
                  <h3 className={styles.sub}>{t('cases.summary')}</h3>
                  <p className={styles.text}>{of.clinicalSummary}</p>
                </>
              )}
            </Panel>
            <CaseStudies of={of} />
            <MaterialPanel of={of} />
            <DocumentsPanel of={of} />
            <Messages of={of} />
          </div>
          <div className={styles.aside}>
            <Clocks of={of} />
            <Panel title={t('cases.facts')}>
              <Facts
                facts={[
                  [t('cases.referrer'), <Who key="r" name={personText(of.referrer)} at={institutionText(of.referrer)} />],
                  [t('cases.specialist'), of.specialist && <Who key="s" name={personText(of.specialist)} at={institutionText(of.specialist)} />],
                  [t('cases.discipline'), t(`discipline.${of.discipline}`)],
                  [t('cases.urgency'), t(`urgency.${of.urgency}`)],
                  [t('cases.site'), of.site],
                  [t('cases.languages'), of.languages.map((code) => languageName(code, i18n.language)).join(', ')],
                ]}
              />
            </Panel>
            <ConsentPanel of={of} />
            <Offers of={of} />
            <History of={of} />
          </div>
        </div>
      </div>
    </Page>
  );
}

function Who({ name, at }: { name: string; at: string }) {
  return <>{name}{at && <span className={styles.at}>{at}</span>}</>;
}
