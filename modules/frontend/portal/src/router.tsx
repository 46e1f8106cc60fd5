import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { AccountPage } from './session/AccountPage';
import { HomePage } from './session/HomePage';
import { Shell } from './shell/Shell';
import { NotFound } from './shell/NotFound';
import { Failed } from './shell/Failed';
import { StudiesPage } from './studies/StudiesPage';
import { StudyPage } from './studies/StudyPage';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: HomePage }),
  createRoute({ getParentRoute: () => root, path: '/account', component: AccountPage }),
  createRoute({ getParentRoute: () => root, path: '/studies', component: StudiesPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/studies/$study',
    component: StudyPage,
    validateSearch: (search) => ({ series: text(search.series) }),
  }),
  createRoute({ getParentRoute: () => root, path: '/admin', beforeLoad: () => { throw redirect({ to: '/' }); } }),
]);

export const router = createRouter({
  routeTree: routes,
  defaultPreload: false,
  defaultErrorComponent: Failed,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
