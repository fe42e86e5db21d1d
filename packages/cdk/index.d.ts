export interface CrosscheckOptions {
  /**
   * The program to run.
   *
   * @default - CROSSCHECK_BINARY, else the package `@crosscheck/cli-<platform>-<arch>`, else `crosscheck` on the PATH
   */
  readonly binary?: string;

  /**
   * The config file.
   *
   * @default - crosscheck.yaml, from the working directory up to the git root
   */
  readonly config?: string;

  /**
   * What is deployed already: assemblies of the last deployment, or folders of AWS's own answers, as for the option
   * `--deployed`.
   *
   * @default - nothing is known of it
   */
  readonly deployed?: string | string[];

  /**
   * From which severity on a finding is an error, so that synthesis fails.
   *
   * @default 'error'
   */
  readonly failOn?: 'error' | 'warning' | 'note';

  /**
   * Milliseconds after which the program is ended and synthesis fails.
   *
   * @default 60000
   */
  readonly timeout?: number;
}

/** What a plugin tells the CDK. Loosely typed, because its two interfaces want different things of a violation. */
export interface CrosscheckReport {
  readonly success: boolean;
  readonly violations: any[];
  readonly pluginVersion: string;
}

/** A validation plugin for both `Validations.of(app).addPlugins()` and `policyValidationBeta1`. */
export class Crosscheck {
  readonly name: string;
  readonly version: string;
  constructor(options?: CrosscheckOptions);
  validate(context: { readonly templatePaths: string[] }): CrosscheckReport;
}
