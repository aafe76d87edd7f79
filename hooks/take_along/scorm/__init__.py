"""Packages for learning systems that take SCORM 1.2: a module, or a path with all its modules, as one activity."""
