import { createApp } from 'astro/app/entrypoint';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';

const site = createApp({ streaming: false });
const app = new Hono();

app.all('*', (context) => site.render(context.req.raw, { addCookieHeader: true }));

/** Answers requests of the HTTP API (payload format 2.0) with pages. */
export const handler = handle(app);
