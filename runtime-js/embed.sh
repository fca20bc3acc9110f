#!/bin/sh
# Writes embed.c anew: the table of all scripts of this folder. To be run when one is added, renamed or removed.
set -eu
cd "$(dirname "$0")"
files=$(find . -name '*.js' | sed 's|^\./||' | LC_ALL=C sort)
identifier() { echo "$1" | sed 's|\.js$||; s|[/-]|_|g'; }
{
	cat <<-'END'
	// Every script of this folder, in one table, written by embed.sh; a test compares the two.

	#include "RuntimeJS.h"

	#pragma clang diagnostic ignored "-Wc23-extensions"

	END
	for file in $files; do
		printf 'static const unsigned char %s[] = {\n#embed "%s"\n};\n' "$(identifier "$file")" "$file"
	done
	printf '\nconst struct perdure_runtime_source perdure_runtime_sources[] = {\n'
	for file in $files; do
		name=$(identifier "$file")
		printf '    { "%s", %s, sizeof %s },\n' "$file" "$name" "$name"
	done
	cat <<-'END'
	};

	const unsigned long perdure_runtime_source_count =
	    sizeof perdure_runtime_sources / sizeof perdure_runtime_sources[0];
	END
} > embed.c
