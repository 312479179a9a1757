"""The command line: the same jobs as in the editor, for files, pipes and scripts."""
