#include "cli/cli.h"
#include "host/process.h"

int main(int argc, char** argv) { crosscheck::end_process(crosscheck::run(argc, argv)); }
