import { Button, Group, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneOrUtc } from '../format/times';
import { useSession } from '../session/useSession';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { PlanEditor } from './PlanEditor';
import { useRoster } from './queries';
import type { RosterRow } from './types';
import { Week } from './Week';
import { weekOf } from './week';

export function RosterPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const now = useNow();
  const [weeks, setWeeks] = useState(0);
  const [editing, setEditing] = useState<RosterRow>();
  const midnights = weekOf(now, person.zone, weeks);
  const roster = useRoster(midnights[0]!, midnights[7]!);
  return (
    <Page
      title={t('nav.roster')} lead={t('roster.lead', { zone: zoneOrUtc(person.zone) })}
      actions={
        <Group gap={6} wrap="nowrap">
          <Button variant="default" px={10} onClick={() => setWeeks(weeks - 1)} aria-label={t('roster.weekBefore')} data-testid="week-before"><IconChevronLeft size={18} /></Button>
          <Button variant="default" onClick={() => setWeeks(0)} disabled={weeks === 0} data-testid="this-week">{t('roster.thisWeek')}</Button>
          <Button variant="default" px={10} onClick={() => setWeeks(weeks + 1)} aria-label={t('roster.weekAfter')} data-testid="week-after"><IconChevronRight size={18} /></Button>
        </Group>
      }
    >
      <Answer of={roster}>
        {({ people }) => people.length === 0 ? <Empty title={t('roster.none')}>{t('roster.noneText')}</Empty> : (
          <>
            <p role="status" data-testid="roster-count">{t('roster.count', { count: people.filter(({ duty }) => duty.on).length, all: people.length })}</p>
            <Week people={people} midnights={midnights} now={now} onEdit={setEditing} />
          </>
        )}
      </Answer>
      {editing && (
        <Modal opened onClose={() => setEditing(undefined)} title={editing.name} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
          <PlanEditor id={editing.id} />
        </Modal>
      )}
    </Page>
  );
}
