import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { DeskTheme } from '#ui/desk/theme.tsx';
import { startLargePrint } from '#ui/large-print.ts';
import { createQueryClient } from '#ui/query.ts';
import { createDeskRouter } from './desk/router.tsx';
import '#ui/base.css';
import '#ui/desk/desk.css';
import './desk/shell.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');
startLargePrint();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <DeskTheme>
        <RouterProvider router={createDeskRouter()} />
      </DeskTheme>
    </QueryClientProvider>
  </StrictMode>,
);
