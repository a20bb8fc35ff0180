declare namespace App {
  interface Locals {
    language: import('../shared/languages.ts').Language;
    /** Path and query that the visitor asked for, also where another page is shown in its place. */
    address: string;
    /** Texts of the pages. */
    t: ReturnType<typeof import('../shared/i18n/site.ts').siteTexts>;
    /** Labels of codes. */
    label: ReturnType<typeof import('../shared/i18n/domain.ts').domainTexts>;
    api: import('./lib/api.ts').ApiLine;
    /** Whether the visitor carries a session; whether it is still good only the API knows. */
    signedIn: boolean;
    acting: import('./lib/acting.ts').Acting;
    /** Why the page that was asked for cannot be shown. */
    problem?: import('../shared/schemas/views.ts').ProblemView;
  }
}
