import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rights } from '../session/rights';
import { useSession } from '../session/useSession';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { useStudies } from './queries';
import styles from './Studies.module.css';
import { StudyFilters } from './StudyFilters';
import { StudyTable } from './StudyTable';
import type { StudyFilter } from './types';
import { UploadDialog } from './upload/UploadDialog';

const typingMillis = 250;

export function StudiesPage() {
  const { t } = useTranslation();
  const { person, node } = useSession();
  const may = rights(person.roles);
  // Kept here and not in the address: what is searched for is often a name.
  const [filter, setFilter] = useState<StudyFilter>({});
  const [asked] = useDebouncedValue(filter, typingMillis);
  const studies = useStudies(asked);
  const [uploading, setUploading] = useState(false);
  const filtered = Object.values(asked).some((value) => value);

  return (
    <Page
      title={t('studies.title')}
      lead={t('studies.lead')}
      actions={may.upload && (
        <Button leftSection={<IconUpload size={17} />} variant="default" onClick={() => setUploading(true)} data-testid="upload">{t('upload.open')}</Button>
      )}
    >
      <StudyFilters filter={filter} onFilter={setFilter} total={studies.data?.pages[0]?.total} />
      <div className={styles.card}>
        <Answer of={studies} rows={8}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.studies);
            if (rows.length === 0 && filtered) return <Empty title={t('studies.noMatch')}>{t('studies.noMatchText')}</Empty>;
            if (rows.length === 0) {
              return (
                <Empty title={t('studies.none')}>
                  {t('studies.noneText')}<br /><code>storescu -aec {node.aeTitle} {window.location.hostname} {node.dicomPort} *.dcm</code>
                </Empty>
              );
            }
            return <StudyTable studies={rows} mayAsk={may.ask} />;
          }}
        </Answer>
      </div>
      {studies.hasNextPage && (
        <Button variant="default" mt="md" loading={studies.isFetchingNextPage} onClick={() => void studies.fetchNextPage()} data-testid="more-studies">
          {t('ui.more')}
        </Button>
      )}
      {uploading && <UploadDialog onClose={() => setUploading(false)} />}
    </Page>
  );
}
