import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { startLargePrint } from '#ui/large-print.ts';
import { createQueryClient } from '#ui/query.ts';
import { createPhoneRouter } from './phone/router.tsx';
import '#ui/base.css';
import '#ui/phone/phone.css';

const root = document.getElementById('root');
if (!root) throw new Error('m.html has no root');
startLargePrint();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={createPhoneRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);
