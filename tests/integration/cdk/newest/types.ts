import { App, Validations } from 'aws-cdk-lib';
import { Crosscheck } from '@crosscheck/cdk';

const app = new App({ policyValidationBeta1: [new Crosscheck()] });
Validations.of(app).addPlugins(new Crosscheck({ failOn: 'warning', timeout: 30_000 }));
