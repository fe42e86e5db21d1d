'use strict';

// Prints what crosscheck has in a validation report of the CDK, a line for each construct.

const { pluginReports } = require(process.argv[2]);
for (const { violations, conclusion, suppressedViolations = [] } of pluginReports.filter((one) => one.pluginName === 'crosscheck')) {
  console.log(conclusion);
  for (const violation of [...violations, ...suppressedViolations]) {
    for (const { constructPath, cloudFormationResource } of violation.violatingConstructs) {
      const what = [violation.acknowledgedAt === undefined ? violation.severity : 'acknowledged', violation.ruleName];
      const where = [constructPath, cloudFormationResource?.templatePath, ...(cloudFormationResource?.propertyPaths ?? [])];
      console.log([...what, ...where].filter(Boolean).join(' '));
    }
  }
}
