'use strict';

// Prints what crosscheck has in a validation report of the CDK, a line for each construct.

const path = require('node:path');

const { pluginReports } = require(process.argv[2]);
for (const { pluginName, conclusion, violations, suppressedViolations = [] } of pluginReports) {
  if (pluginName !== 'crosscheck') continue;
  console.log(conclusion);
  for (const violation of [...violations, ...suppressedViolations]) {
    const severity = violation.acknowledgedAt === undefined ? violation.severity : 'acknowledged';
    for (const { constructPath, cloudFormationResource } of violation.violatingConstructs) {
      const { templatePath = '', propertyPaths = [] } = cloudFormationResource ?? {};
      const words = [severity, violation.ruleName, constructPath, path.basename(templatePath), ...propertyPaths];
      console.log(words.filter(Boolean).join(' '));
    }
  }
}
