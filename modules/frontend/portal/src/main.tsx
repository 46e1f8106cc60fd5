import '@fontsource-variable/ibm-plex-sans/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@mantine/core/styles.css';
import './theme/tokens.css';
import './theme/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/problem';
import { startLanguages } from './i18n';
import { router } from './router';
import { Gate } from './session/Gate';
import { comeBack } from './session/providers';
import { theme } from './theme/theme';
import { Toasts } from './ui/Toasts';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the node has decided does not change by asking again; only outages are worth a second try.
      retry: (failures, problem) => failures < 2 && (!(problem instanceof Problem) || problem.status === 0 || problem.status >= 500),
    },
  },
});

async function start() {
  if (comeBack()) return;
  await startLanguages();
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <Gate>
            <RouterProvider router={router} />
          </Gate>
          <Toasts />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

await start();
