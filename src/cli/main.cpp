#include "cli/cli.h"

int main(int argc, char** argv) { return crosscheck::run(argc, argv); }
