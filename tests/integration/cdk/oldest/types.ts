import { App } from 'aws-cdk-lib';
import { Crosscheck } from '@crosscheck/cdk';

new App({ policyValidationBeta1: [new Crosscheck({ failOn: 'warning', timeout: 30_000 })] });
