import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The server sends every /m/… path to the phone page; the development server must do the same. */
const phonePages: Plugin = {
  name: 'phone-pages',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/m(\/[^.]*)?(\?.*)?$/.test(request.url ?? '')) request.url = '/m.html';
      next();
    });
  },
};

export default defineConfig({
  root: at('.'),
  plugins: [react(), phonePages],
  server: { fs: { allow: [at('../..')] }, proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    outDir: at('./dist'),
    emptyOutDir: true,
    // The security policy takes no data: scripts or styles beside 'self'.
    assetsInlineLimit: 0,
    // antd is one shared chunk on purpose: it stays in the browser's cache from release to release.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { desk: at('./index.html'), phone: at('./m.html') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs|rc-[\w-]+)[\\/]/ },
            {
              name: 'react',
              priority: 1,
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|zod)[\\/]/,
            },
          ],
        },
      },
    },
  },
});
