import { defineConfig, passthroughImageService } from 'astro/config';

/**
 * Every page is rendered on request by one function (`lambda.ts`); static files come from the bucket.
 * No script and no style stands inside a page, so that the content security policy needs no exception.
 */
// biome-ignore lint/style/noDefaultExport: Astro reads the default export
export default defineConfig({
  srcDir: '.',
  outDir: '../dist/site',
  cacheDir: '../node_modules/.astro',
  output: 'server',
  compressHTML: true,
  trailingSlash: 'never',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', assets: 'assets' },
  image: { service: passthroughImageService() },
  vite: { build: { assetsInlineLimit: 0 } },
  // `middleware.ts` compares the Origin header with the configured one: behind a proxy Astro would compare it with the wrong host.
  security: { checkOrigin: false },
  adapter: {
    name: 'mistok-lambda',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'mistok-lambda',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./lambda.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
        });
      },
    },
  },
});
