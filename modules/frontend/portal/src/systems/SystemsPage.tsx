import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../admin/queries';
import { Table } from '../admin/Table';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { type NewSystem, useSystems } from './queries';
import { SystemDialog } from './SystemDialog';
import { SystemRow } from './SystemRow';
import { TokenDialog } from './TokenDialog';

/** The programs that place and follow cases by FHIR, and their tokens. */
export function SystemsPage() {
  const { t } = useTranslation();
  const systems = useSystems();
  const institutions = useInstitutions();
  const [adding, setAdding] = useState(false);
  const [issued, setIssued] = useState<NewSystem>();
  const nameOf = (id: string) => institutions.data?.find((one) => one.id === id)?.name ?? '';
  return (
    <Page
      title={t('nav.systems')} lead={t('systems.lead', { address: `${location.origin}/fhir` })}
      actions={<Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)} data-testid="add-system">{t('systems.add')}</Button>}
    >
      <Answer of={systems}>
        {(all) => all.length === 0 ? <Empty title={t('systems.none')}>{t('systems.noneText')}</Empty> : (
          <Table head={[t('systems.name'), t('people.institution'), t('systems.may'), t('systems.token'), '']} testid="systems">
            {all.map((one) => <SystemRow key={one.id} system={one} institution={nameOf(one.institutionId)} onIssued={setIssued} />)}
          </Table>
        )}
      </Answer>
      {adding && <SystemDialog institutions={institutions.data ?? []} onClose={() => setAdding(false)} onIssued={setIssued} />}
      {issued && <TokenDialog issued={issued} onClose={() => setIssued(undefined)} />}
    </Page>
  );
}
