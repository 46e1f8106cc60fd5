import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { CodeTablesPage } from './admin/CodeTablesPage';
import { DeliveriesPage } from './admin/DeliveriesPage';
import { TemplatesPage } from './admin/TemplatesPage';
import { InstitutionsPage } from './admin/InstitutionsPage';
import { PeoplePage } from './admin/PeoplePage';
import { RemoteAesPage } from './admin/RemoteAesPage';
import { AccessReportPage } from './audit/AccessReportPage';
import { AuditPage } from './audit/AuditPage';
import { AskPage, EditPage } from './cases/ask/AskPage';
import { CasesPage } from './cases/CasesPage';
import { InboxPage } from './cases/InboxPage';
import { CasePage } from './cases/page/CasePage';
import { caseStates, type CaseState } from './cases/types';
import { EmergenciesPage } from './emergencies/EmergenciesPage';
import { FiguresPage } from './figures/FiguresPage';
import { OperationsPage } from './operations/OperationsPage';
import { ReadPage } from './opinion/ReadPage';
import { RetentionPage } from './retention/RetentionPage';
import { RosterPage } from './roster/RosterPage';
import { RulesPage } from './rules/RulesPage';
import { AccountPage } from './session/AccountPage';
import { HomePage } from './session/HomePage';
import { Failed } from './shell/Failed';
import { NotFound } from './shell/NotFound';
import { Shell } from './shell/Shell';
import { ConflictPage } from './steward/ConflictPage';
import { ConflictsPage } from './steward/ConflictsPage';
import { CorrectionsPage } from './steward/CorrectionsPage';
import { RejectionsPage } from './steward/RejectionsPage';
import { StudiesPage } from './studies/StudiesPage';
import { StudyPage } from './studies/StudyPage';
import { SystemsPage } from './systems/SystemsPage';
import { WorkingCalendarsPage } from './worktime/WorkingCalendarsPage';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

/** Addresses hold UIDs, case ids and states, never anything about a patient. */
const uid = (value: unknown) => (typeof value === 'string' && /^[\d.]{1,64}$/.test(value) ? value : undefined);
const state = (value: unknown) => caseStates.find((one) => one === value) as CaseState | undefined;

const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: HomePage }),
  createRoute({ getParentRoute: () => root, path: '/account', component: AccountPage }),
  createRoute({ getParentRoute: () => root, path: '/inbox', component: InboxPage }),
  createRoute({ getParentRoute: () => root, path: '/studies', component: StudiesPage }),
  createRoute({
    getParentRoute: () => root, path: '/studies/$study', component: StudyPage,
    validateSearch: (search): { series?: string } => ({ series: uid(search.series) }),
  }),
  createRoute({
    getParentRoute: () => root, path: '/cases', component: CasesPage,
    validateSearch: (search): { view?: 'mine' | 'institution'; state?: CaseState } => ({
      view: search.view === 'mine' || search.view === 'institution' ? search.view : undefined, state: state(search.state),
    }),
  }),
  createRoute({ getParentRoute: () => root, path: '/cases/$case', component: CasePage }),
  createRoute({ getParentRoute: () => root, path: '/cases/$case/edit', component: EditPage }),
  createRoute({
    getParentRoute: () => root, path: '/cases/$case/read', component: ReadPage,
    validateSearch: (search): { study?: string } => ({ study: uid(search.study) }),
  }),
  createRoute({
    getParentRoute: () => root, path: '/ask', component: AskPage,
    validateSearch: (search): { study?: string } => ({ study: uid(search.study) }),
  }),
  createRoute({ getParentRoute: () => root, path: '/emergencies', component: EmergenciesPage }),
  createRoute({ getParentRoute: () => root, path: '/roster', component: RosterPage }),
  createRoute({ getParentRoute: () => root, path: '/figures', component: FiguresPage }),
  createRoute({ getParentRoute: () => root, path: '/rules', component: RulesPage }),
  createRoute({ getParentRoute: () => root, path: '/calendars', component: WorkingCalendarsPage }),
  createRoute({ getParentRoute: () => root, path: '/audit', component: AuditPage }),
  createRoute({ getParentRoute: () => root, path: '/access-report', component: AccessReportPage }),
  createRoute({ getParentRoute: () => root, path: '/steward/conflicts', component: ConflictsPage }),
  createRoute({ getParentRoute: () => root, path: '/steward/conflicts/$conflict', component: ConflictPage }),
  createRoute({ getParentRoute: () => root, path: '/steward/corrections', component: CorrectionsPage }),
  createRoute({ getParentRoute: () => root, path: '/steward/rejections', component: RejectionsPage }),
  createRoute({ getParentRoute: () => root, path: '/admin/institutions', component: InstitutionsPage }),
  createRoute({ getParentRoute: () => root, path: '/admin/people', component: PeoplePage }),
  createRoute({ getParentRoute: () => root, path: '/admin/remote-aes', component: RemoteAesPage }),
  createRoute({ getParentRoute: () => root, path: '/admin/systems', component: SystemsPage }),
  createRoute({ getParentRoute: () => root, path: '/admin/operations', component: OperationsPage }),
  createRoute({ getParentRoute: () => root, path: '/admin/retention', component: RetentionPage }),
  createRoute({ getParentRoute: () => root, path: '/admin/deliveries', component: DeliveriesPage }),
  createRoute({ getParentRoute: () => root, path: '/admin/code-tables', component: CodeTablesPage }),
  createRoute({ getParentRoute: () => root, path: '/admin/templates', component: TemplatesPage }),
]);

export const router = createRouter({ routeTree: routes, defaultErrorComponent: Failed, defaultPreload: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
