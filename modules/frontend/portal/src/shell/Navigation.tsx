import { Link, type LinkProps } from '@tanstack/react-router';
import {
  IconActivityHeartbeat, IconArrowsExchange, IconForms, IconArrowsSplit2, IconBuildingHospital, IconCalendarEvent, IconCalendarTime, IconChartBar, IconEyeOff, IconUserEdit, IconClipboardText, IconInbox, IconPhotoScan, IconRoute, IconHourglass, IconApi, IconListSearch, IconReportSearch, IconServer2, IconUrgent, IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useInboxCount } from '../cases/queries';
import { useUnreviewed } from '../emergencies/queries';
import { home, rights } from '../session/rights';
import { useSession } from '../session/useSession';
import { useConflicts } from '../steward/queries';
import { BrandMark } from './BrandMark';
import { LanguageMenu } from './LanguageMenu';
import { PersonMenu } from './PersonMenu';
import styles from './Shell.module.css';
import { ThemeButton } from './ThemeButton';

type Entry = { to: LinkProps['to'] & string; label: string; icon: ComponentType<{ size: number; stroke: number }>; count?: number };

export function Navigation() {
  const { t } = useTranslation();
  const { person } = useSession();
  const may = rights(person.roles);
  const waiting = useInboxCount(may.inbox);
  const unreviewed = useUnreviewed(may.emergencies);
  const conflicts = useConflicts(false, may.steward).data?.total;

  const work: Entry[] = [
    ...(may.inbox ? [{ to: '/inbox', label: t('nav.inbox'), icon: IconInbox, count: waiting } as const] : []),
    ...(may.cases ? [{ to: '/cases', label: t('nav.cases'), icon: IconClipboardText } as const] : []),
    ...(may.studies ? [{ to: '/studies', label: t('nav.studies'), icon: IconPhotoScan } as const] : []),
    ...(may.figures ? [{ to: '/figures', label: t('nav.figures'), icon: IconChartBar } as const] : []),
    ...(may.figures ? [{ to: '/rules', label: t('nav.rules'), icon: IconRoute } as const] : []),
    ...(may.roster ? [{ to: '/roster', label: t('nav.roster'), icon: IconCalendarTime } as const] : []),
    ...(may.figures || may.people ? [{ to: '/calendars', label: t('nav.calendars'), icon: IconCalendarEvent } as const] : []),
  ];
  const node: Entry[] = [
    ...(may.emergencies ? [{ to: '/emergencies', label: t('nav.emergencies'), icon: IconUrgent, ...(unreviewed ? { count: unreviewed } : {}) } as const] : []),
    ...(may.trail ? [{ to: '/audit', label: t('nav.audit'), icon: IconListSearch } as const] : []),
    ...(may.trail ? [{ to: '/access-report', label: t('nav.accessReport'), icon: IconReportSearch } as const] : []),
    ...(may.steward ? [{ to: '/steward/conflicts', label: t('nav.conflicts'), icon: IconArrowsSplit2, ...(conflicts ? { count: conflicts } : {}) } as const] : []),
    ...(may.steward ? [{ to: '/steward/corrections', label: t('nav.corrections'), icon: IconUserEdit } as const] : []),
    ...(may.steward ? [{ to: '/steward/rejections', label: t('nav.rejections'), icon: IconEyeOff } as const] : []),
    ...(may.operations ? [{ to: '/admin/operations', label: t('nav.operations'), icon: IconActivityHeartbeat } as const] : []),
    ...(may.operations ? [{ to: '/admin/retention', label: t('nav.retention'), icon: IconHourglass } as const] : []),
    ...(may.people ? [{ to: '/admin/institutions', label: t('nav.institutions'), icon: IconBuildingHospital } as const] : []),
    ...(may.people ? [{ to: '/admin/people', label: t('nav.people'), icon: IconUsers } as const] : []),
    ...(may.remoteAes ? [{ to: '/admin/remote-aes', label: t('nav.remoteAes'), icon: IconServer2 } as const] : []),
    ...(may.people ? [{ to: '/admin/systems', label: t('nav.systems'), icon: IconApi } as const] : []),
    ...(may.codeTables ? [{ to: '/admin/code-tables', label: t('nav.codeTables'), icon: IconListSearch } as const] : []),
    ...(may.templates ? [{ to: '/admin/templates', label: t('nav.templates'), icon: IconForms } as const] : []),
    ...(may.deliveries ? [{ to: '/admin/deliveries', label: t('nav.deliveries'), icon: IconArrowsExchange } as const] : []),
  ];
  return (
    <nav className={styles.nav} aria-label={t('nav.main')}>
      <Link to={home(person.roles)} className={styles.brand} aria-label="Consilium">
        <BrandMark size={27} /> <span>Consilium</span>
      </Link>
      {work.map((entry) => <NavigationLink key={entry.to} {...entry} />)}
      {node.length > 0 && <div className={styles.group}>{t('nav.node')}</div>}
      {node.map((entry) => <NavigationLink key={entry.to} {...entry} />)}
      <div className={styles.foot}>
        <PersonMenu />
        <div className={styles.preferences}><LanguageMenu compact /> <ThemeButton /></div>
      </div>
    </nav>
  );
}

function NavigationLink({ to, label, icon: Icon, count }: Entry) {
  const { t } = useTranslation();
  return (
    <Link to={to} className={styles.link} title={label} data-testid={`nav-${to.split('/').pop()}`}>
      <Icon size={19} stroke={1.6} />
      <span className={styles.label}>{label}</span>
      {count !== undefined && count > 0 && <span className={styles.count} aria-label={t('nav.waiting', { count })}>{count}</span>}
    </Link>
  );
}
