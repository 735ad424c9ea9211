import './app/without-generated-code.ts';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './app/query-client.ts';
import { router } from './app/router.tsx';
import './app/global.css';
import { contentSecurityNonce } from './ui/content-security-nonce.ts';
import { Notifications } from './ui/notify.tsx';
import { ThemeModeProvider } from './ui/theme-mode.tsx';

const renderer = createDOMRenderer(document, {
  ...(contentSecurityNonce === undefined ? {} : { styleElementAttributes: { nonce: contentSecurityNonce } }),
});
const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root element.');

createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={renderer}>
      <QueryClientProvider client={queryClient}>
        <ThemeModeProvider>
          <RouterProvider router={router} />
          <Notifications />
        </ThemeModeProvider>
      </QueryClientProvider>
    </RendererProvider>
  </StrictMode>,
);
